package fr.trophees.base;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;

/**
 * Matches when no database is configured, so that the product runs on the one it embeds. Demonstration accounts and data carry
 * this condition: they never exist beside a configured database.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Conditional(BaseEmbarqueeCondition.class)
public @interface ConditionalOnBaseEmbarquee {}
