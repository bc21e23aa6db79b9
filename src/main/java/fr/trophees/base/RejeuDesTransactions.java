package fr.trophees.base;

import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.Advisor;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.support.ComposablePointcut;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.transaction.annotation.Transactional;

/** Every method that declares a transaction is done again when another one got in its way, as with {@link Rejeu}. */
@Configuration(proxyBeanMethods = false)
class RejeuDesTransactions {

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor rejeuAutourDesTransactions() {
        MethodInterceptor rejeu = appel -> Rejeu.insister(
                () -> ((ProxyMethodInvocation) appel).invocableClone().proceed());
        DefaultPointcutAdvisor autour = new DefaultPointcutAdvisor(
                new ComposablePointcut(new AnnotationMatchingPointcut(Transactional.class, true))
                        .union(new AnnotationMatchingPointcut(null, Transactional.class)),
                rejeu);
        // outside the transaction, which comes last
        autour.setOrder(Ordered.LOWEST_PRECEDENCE - 1);
        return autour;
    }
}
